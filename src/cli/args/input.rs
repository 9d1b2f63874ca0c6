//! Which lists to read, and how, as typed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use crate::model::{Field, ListKind, Severity};

/// A severity that makes the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Warnings and errors.
    Warning,
    /// Errors alone.
    Error,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        }
    }
}

/// A region whose numbers can be read without their country code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Region {
    /// Mainland China.
    #[value(name = "CN")]
    Cn,
}

/// What the rows of a list are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Kind {
    /// A row is a person or a company, as a list has it.
    Contacts,
    /// A row is an order, or a line of one.
    Transactions,
}

impl From<Kind> for ListKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Contacts => ListKind::Contacts,
            Kind::Transactions => ListKind::Transactions,
        }
    }
}

impl From<ListKind> for Kind {
    fn from(kind: ListKind) -> Self {
        match kind {
            ListKind::Contacts => Kind::Contacts,
            ListKind::Transactions => Kind::Transactions,
        }
    }
}

/// Which files to read, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input options")]
pub(in crate::cli) struct InputArgs {
    /// Lists: CSV and text (also .gz), xlsx, xlsm, xls, xlsb, ods, Parquet; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// The source the records belong to; by default the file's name without its ending
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) source: Option<String>,
    /// The sheet to read; by default every visible sheet that holds a list
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sheet: Option<String>,
    /// Which column a field is in; `FIELD=A+B` joins columns
    #[arg(long = "map", value_name = "FIELD=HEADER", value_parser = parse_map)]
    pub(in crate::cli) map: Vec<(Field, Vec<String>)>,
    /// The encoding of text files, e.g. utf-8, gb18030, big5; by default found out
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) encoding: Option<String>,
    /// The delimiter of text files; by default found out
    #[arg(long, value_name = "CHAR", value_parser = parse_delimiter)]
    pub(in crate::cli) delimiter: Option<char>,
    /// The region of telephone numbers without a country code
    #[arg(long, value_name = "REGION", ignore_case = true, default_value = "CN")]
    pub(in crate::cli) region: Region,
    /// What the rows are; by default what iclear.toml says of their source, else contacts
    #[arg(long, value_name = "KIND")]
    pub(in crate::cli) kind: Option<Kind>,
    /// How recent the lists are; by default each file's modification date
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) as_of: Option<Date>,
    /// Goes on with the other files when one cannot be read
    #[arg(long)]
    pub(in crate::cli) skip_broken: bool,
    /// Exits with 1 when there are findings of this severity or above
    #[arg(long, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
}

impl InputArgs {
    /// Files, read as they are without any option.
    pub(in crate::cli) fn of(files: Vec<PathBuf>) -> Self {
        InputArgs {
            files,
            source: None,
            sheet: None,
            map: Vec::new(),
            encoding: None,
            delimiter: None,
            region: Region::Cn,
            kind: None,
            as_of: None,
            skip_broken: false,
            fail_on: None,
        }
    }
}

/// `mobile=手机` or `address=省+市+地址`.
fn parse_map(text: &str) -> Result<(Field, Vec<String>), String> {
    let (field, headers) = text
        .split_once('=')
        .ok_or("expected FIELD=HEADER, e.g. mobile=手机号码")?;
    // Whether a list of this kind has the field is for those to say who know the kind.
    let name = field.trim();
    let known = |kind| Field::named(name, kind);
    let field = known(ListKind::Contacts)
        .or_else(|unknown| known(ListKind::Transactions).map_err(|_| unknown.to_string()))?;
    let headers: Vec<String> = headers
        .split('+')
        .map(|header| header.trim().to_owned())
        .filter(|h| !h.is_empty())
        .collect();
    if headers.is_empty() {
        Err("no header after `=`".into())
    } else {
        Ok((field, headers))
    }
}

/// One character, or `tab` or `\t`, which a shell does not give easily.
fn parse_delimiter(text: &str) -> Result<char, String> {
    if matches!(text, "tab" | "\\t") {
        return Ok('\t');
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => Ok(one),
        _ => Err("expected one character, or `tab`".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_names_a_field_and_one_or_more_headers() {
        assert_eq!(
            parse_map("mobile=手机"),
            Ok((Field::Mobile, vec!["手机".into()]))
        );
        let joined = Ok((Field::Address, vec!["省".into(), "地址".into()]));
        assert_eq!(parse_map("address=省 + 地址"), joined);
        for wrong in ["mobile", "mobil=手机", "mobile="] {
            assert!(parse_map(wrong).is_err(), "{wrong}");
        }
    }
}
