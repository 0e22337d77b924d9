//! `placet lsp`: answers an editor until it goes.

use crate::answer::{Answer, Stop};
use crate::exit::Exit;
use crate::problem::{Move, Problem};

pub(crate) fn run() -> Result<Answer, Stop> {
    match placet_lsp::run() {
        Ok(ended) => Ok(Answer::text(String::new(), Exit::yes(ended == placet_lsp::Ended::AsAsked))),
        Err(error) => Err(Problem::new(Move::Machine, format!("the server could not start: {error}")).into()),
    }
}
