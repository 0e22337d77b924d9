//! The parser that pest makes of `grammar/placet.pest`. Its pairs do not leave this crate.

#![allow(missing_docs, reason = "pest generates the rules without documentation; the grammar itself is commented")]

use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "../../../grammar/placet.pest"]
pub(crate) struct PlacetParser;
