//! Finds a sheet's parts in the archive of an xlsx workbook: its XML, and its comments.

use std::io::Read as _;

use quick_xml::events::{BytesStart, Event};

use super::guard::{Archive, check_size, most_bytes, part_names};
use super::place::Flaw;

/// The names of the parts of one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SheetParts {
    /// The sheet's name.
    pub name: String,
    /// The part with its rows.
    pub rows: String,
}

/// The sheets of the workbook, as far as their parts can be found.
pub(super) fn sheet_parts(archive: &mut Archive) -> Result<Vec<SheetParts>, Flaw> {
    let Some(workbook) = main_part(archive)? else {
        return Ok(Vec::new());
    };
    let relations = relations_of(archive, &workbook)?;
    let mut sheets = Vec::new();
    each_element(&read_part(archive, &workbook)?, |element| {
        if element.local_name().as_ref() != "sheet" {
            return;
        }
        let id = attribute(element, "id");
        let target = relations
            .iter()
            .find(|relation| Some(&relation.id) == id.as_ref());
        if let (Some(name), Some(relation)) = (attribute(element, "name"), target) {
            sheets.push(SheetParts {
                name,
                rows: relation.target.clone(),
            });
        }
    })?;
    Ok(sheets)
}

/// How many comments a sheet's cells have.
pub(super) fn count_comments(archive: &mut Archive, rows: &str) -> Result<usize, Flaw> {
    let mut count = 0;
    for relation in relations_of(archive, rows)? {
        if relation.kind.ends_with("/comments") {
            each_element(&read_part(archive, &relation.target)?, |element| {
                count += usize::from(element.local_name().as_ref() == "comment");
            })?;
        }
    }
    Ok(count)
}

/// The part that a relation of another part leads to.
pub(super) fn related(archive: &mut Archive, part: &str, id: &str) -> Result<Option<String>, Flaw> {
    let relations = relations_of(archive, part)?;
    Ok(relations
        .into_iter()
        .find(|relation| relation.id == id)
        .map(|relation| relation.target))
}

/// The part that names the sheets.
fn main_part(archive: &mut Archive) -> Result<Option<String>, Flaw> {
    let relations = relations_of(archive, "")?;
    let main = relations
        .into_iter()
        .find(|relation| relation.kind.ends_with("/officeDocument"));
    Ok(main.map(|relation| relation.target))
}

/// A relation of a part: what kind of part it leads to, and where.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations_of(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, Flaw> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = join(folder, &format!("_rels/{file}.rels"));
    let mut relations = Vec::new();
    each_element(&read_part(archive, &name)?, |element| {
        if element.local_name().as_ref() != "Relationship" {
            return;
        }
        let field = |name| attribute(element, name).unwrap_or_default();
        let target = join(folder, &field("Target"));
        relations.push(Relation {
            id: field("Id"),
            kind: field("Type"),
            target,
        });
    })?;
    Ok(relations)
}

/// A part's name, from the folder that a relation stands in.
fn join(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The index of a part; names of parts do not tell upper from lower case, and old writers used backslashes.
pub(super) fn find(archive: &Archive, name: &str) -> Option<usize> {
    archive.index_for_name(name).or_else(|| {
        part_names(archive).position(|part| part.replace('\\', "/").eq_ignore_ascii_case(name))
    })
}

/// A whole part, empty where there is none.
fn read_part(archive: &mut Archive, name: &str) -> Result<Vec<u8>, Flaw> {
    let mut bytes = Vec::new();
    if let Some(index) = find(archive, name) {
        let part = archive.by_index(index).map_err(Flaw::damaged)?;
        let packed = part.compressed_size();
        part.take(most_bytes(name) + 1).read_to_end(&mut bytes)?;
        check_size(name, bytes.len() as u64, packed)?;
    }
    Ok(bytes)
}

/// Shows every element of a part.
fn each_element(xml: &[u8], mut see: impl FnMut(&BytesStart<'_>)) -> Result<(), Flaw> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(Flaw::damaged)? {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name without prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = quick_xml::escape::unescape(&found.value).ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn a_target_is_found_from_its_folder() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            (
                "xl",
                "/xl/worksheets/sheet1.xml",
                "xl/worksheets/sheet1.xml",
            ),
            ("xl/worksheets", "../comments1.xml", "xl/comments1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../x", "x"),
        ];
        for (folder, target, part) in cases {
            assert_eq!(join(folder, target), part);
        }
    }
}
