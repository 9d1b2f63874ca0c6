//! Reads a web page tag by tag, as browsers do, and tells the grid what matters of it.
//!
//! Knows which tags begin and end rows and cells, and what of a page is no text; knows no columns.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::grid::{Grid, Span};
use crate::import::excel::place::Flaw;
use crate::import::excel::rows::{Halt, RowWriter};
use crate::import::text::TextSource;

/// A tag or a comment longer than this is none: the page would have to be held in memory to find its end. A picture
/// within a tag stays below.
const LONGEST_TAG: usize = 4 << 20;
const ENDLESS: &str =
    "check that the page was saved to its end, or open it in Excel and save it as xlsx";

/// Reads all tables of a page; how many rows they had.
pub(super) fn read_page(text: &mut TextSource, rows: RowWriter<'_>) -> Result<u64, Halt> {
    let tokenizer = Tokenizer::new(Page::new(rows), TokenizerOpts::default());
    let ahead = BufferQueue::default();
    let mut piece = String::new();
    loop {
        piece.clear();
        let last = text.pull(&mut piece).map_err(Flaw::from)?.last;
        ahead.push_back(StrTendril::from_slice(&piece));
        while tokenizer.feed(&ahead) != TokenizerResult::Done {}
        tokenizer.sink.go_on(piece.len())?;
        if last {
            tokenizer.end();
            return tokenizer.sink.finish();
        }
    }
}

/// What hears the tags: the tokenizer only lends it out, so what changes lies behind a cell.
struct Page<'a>(RefCell<Hearing<'a>>);

struct Hearing<'a> {
    grid: Grid<'a>,
    /// What ended the reading, if anything did.
    halt: Option<Halt>,
    /// Text read since the last tag ended.
    pending: usize,
}

impl<'a> Page<'a> {
    fn new(rows: RowWriter<'a>) -> Self {
        Page(RefCell::new(Hearing {
            grid: Grid::new(rows),
            halt: None,
            pending: 0,
        }))
    }

    /// Whether the reading goes on, after another `length` bytes.
    fn go_on(&self, length: usize) -> Result<(), Halt> {
        let mut hearing = self.0.borrow_mut();
        if let Some(halt) = hearing.halt.take() {
            return Err(halt);
        }
        hearing.pending += length;
        if hearing.pending > LONGEST_TAG {
            return Err(Flaw::new("the web page has a tag without an end", ENDLESS).into());
        }
        Ok(())
    }

    fn finish(self) -> Result<u64, Halt> {
        let hearing = self.0.into_inner();
        match hearing.halt {
            Some(halt) => Err(halt),
            None => hearing.grid.finish(),
        }
    }
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut hearing = self.0.borrow_mut();
        if !matches!(token, Token::ParseError(_)) {
            hearing.pending = 0;
        }
        if hearing.halt.is_some() {
            return TokenSinkResult::Continue;
        }
        let heard = match &token {
            Token::CharacterTokens(text) => hearing.grid.text(text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => hearing.begin(tag),
            Token::TagToken(tag) => hearing.end(tag),
            _ => Ok(()),
        };
        hearing.halt = heard.err();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                raw_text(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Hearing<'_> {
    fn begin(&mut self, tag: &Tag) -> Result<(), Halt> {
        match &*tag.name {
            // What stands in a table inside of a cell is a table of its own: pages are laid out like that.
            "table" => self.grid.end_row(),
            "tr" => self.grid.begin_row(is_hidden(tag)),
            "td" | "th" => self.grid.begin_cell(span(tag)),
            "br" => {
                self.grid.break_line();
                Ok(())
            }
            "p" | "div" | "li" => {
                self.grid.begin_paragraph();
                Ok(())
            }
            name if raw_text(name).is_some() => {
                self.grid.begin_aside();
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, tag: &Tag) -> Result<(), Halt> {
        match &*tag.name {
            "td" | "th" => self.grid.end_cell(),
            "tr" | "table" | "thead" | "tbody" | "tfoot" => self.grid.end_row(),
            name if raw_text(name).is_some() => {
                self.grid.end_aside();
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

/// How the inside of a tag is read that holds no tags.
fn raw_text(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "xmp" | "noframes" | "iframe" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    let found = tag
        .attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

fn is_hidden(tag: &Tag) -> bool {
    attribute(tag, "style").is_some_and(|style| {
        let style: String = style.split_whitespace().collect();
        style.to_ascii_lowercase().contains("display:none")
    })
}

/// What the attributes of a cell say. Excel (`x:num`) and LibreOffice (`sdval`) keep the number beside its text.
fn span(tag: &Tag) -> Span {
    let count = |name| {
        let written = attribute(tag, name).and_then(|count| count.trim().parse::<u32>().ok());
        written.unwrap_or(1).max(1)
    };
    let number = attribute(tag, "x:num").or_else(|| attribute(tag, "sdval"));
    Span {
        columns: count("colspan"),
        rows: count("rowspan"),
        number: number.filter(|text| !text.is_empty()).map(str::to_owned),
    }
}
