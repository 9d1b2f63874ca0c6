//! What is known of a list before it is read: the dictionary, and the configured sources.

use super::layout::Layout;
use super::mapping::{self, Evidence, Mapping, UnknownHeader, profile_columns};
use super::sources::{Known, expected, recognise};
use super::{Block, ImportError, InputSpec, SourceBook};
use crate::rules::FieldRules;

/// What is known of lists before this one is opened.
pub(crate) struct Knowledge<'a> {
    pub(crate) rules: &'a FieldRules,
    pub(crate) sources: Option<&'a SourceBook>,
}

impl Knowledge<'_> {
    /// Fills in how a configured source is to be opened, where the user did not say.
    pub(crate) fn before_opening(&self, spec: &InputSpec) -> InputSpec {
        let mut spec = spec.clone();
        if let Some(source) = self.sources.and_then(|book| expected(book, &spec)) {
            spec.sheet = spec.sheet.or_else(|| source.sheet.clone());
            spec.encoding = spec.encoding.or_else(|| source.encoding.clone());
            spec.delimiter = spec.delimiter.or(source.delimiter);
        }
        spec
    }

    /// Maps a table by its configured source, where it still looks as it did, and by the user's word before it.
    pub(crate) fn map(
        &self,
        spec: &InputSpec,
        layout: &Layout,
        head: &Block,
        sheet: Option<&String>,
        notes: &mut Vec<String>,
    ) -> Result<(InputSpec, Mapping), ImportError> {
        let profiles = profile_columns(&head.cells, layout.first_data, layout.headers.len());
        let evidence = Evidence {
            headers: &layout.headers,
            header_by: layout.header_by,
            profiles: &profiles,
            rules: self.rules,
        };
        let named = |unknown| unknown_header(spec, sheet, layout, &unknown);
        let headers: Vec<String> = layout
            .headers
            .iter()
            .map(|header| header.label.clone())
            .collect();
        let known = self
            .sources
            .map_or(Known::Nothing, |book| recognise(book, spec, &headers));
        let mut spec_of_source = spec.clone();
        let (source, saved) = match known {
            Known::Nothing => {
                return Ok((
                    spec_of_source,
                    mapping::map(&evidence, &spec.columns).map_err(named)?,
                ));
            }
            Known::Changed(source, changes) => {
                notes.push(format!(
                    "the headers are not those of the source {} ({changes}); its saved columns were not used",
                    source.name
                ));
                (source, None)
            }
            Known::AsSaved(source) => (source, Some(&source.columns)),
        };
        spec_of_source
            .source
            .get_or_insert_with(|| source.customers.as_ref().unwrap_or(&source.name).clone());
        if spec_of_source.priority == 0 {
            spec_of_source.priority = source.priority;
        }
        let columns: Vec<_> = saved
            .into_iter()
            .flatten()
            .chain(&spec.columns)
            .cloned()
            .collect();
        Ok((
            spec_of_source,
            mapping::map(&evidence, &columns).map_err(named)?,
        ))
    }
}

fn unknown_header(
    spec: &InputSpec,
    sheet: Option<&String>,
    layout: &Layout,
    unknown: &UnknownHeader,
) -> ImportError {
    ImportError::NotFound {
        file: spec.file.clone(),
        sheet: sheet.cloned(),
        what: format!(
            "there is no column {} for `{}`; the headers are {}",
            unknown.header,
            unknown.field,
            layout.labels()
        ),
        hint: "name the header as it stands in the file: --map FIELD=HEADER",
    }
}
