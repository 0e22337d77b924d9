//! What is put into a text, or put right in it, so that one mistake does not hide what stands after it.
//!
//! The grammar reads the mended text; the tree is of the text as it is, so that each offset of a pair is looked up.

use std::borrow::Cow;

/// Bytes of a text with what stands there instead; nothing is in the tree of what is put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mend {
    pub(crate) at: usize,
    /// How many bytes are replaced; none to put something in.
    pub(crate) len: usize,
    pub(crate) put: &'static str,
}

impl Mend {
    pub(crate) fn insert(at: usize, put: &'static str) -> Mend {
        Mend { at, len: 0, put }
    }
}

/// A text, mended in steps: each finds what it mends in what the last one left.
#[derive(Debug, Clone)]
pub(crate) struct Mended<'t> {
    text: Cow<'t, str>,
    /// Of each step, ascending.
    steps: Vec<Vec<Mend>>,
}

impl<'t> Mended<'t> {
    /// Nothing is mended yet.
    pub(crate) fn new(text: &'t str) -> Mended<'t> {
        Mended { text: Cow::Borrowed(text), steps: Vec::new() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_mended(&self) -> bool {
        !self.steps.is_empty()
    }

    /// Mends more; `mends` are of [`Mended::text`], ascending, and don't overlap.
    pub(crate) fn mend(&mut self, mends: Vec<Mend>) {
        if mends.is_empty() {
            return;
        }
        let mut whole = String::with_capacity(self.text.len().saturating_add(8 * mends.len()));
        let mut from = 0;
        for mend in &mends {
            whole.push_str(self.text.get(from..mend.at).unwrap_or_default());
            whole.push_str(mend.put);
            from = mend.at.saturating_add(mend.len);
        }
        whole.push_str(self.text.get(from..).unwrap_or_default());
        self.text = Cow::Owned(whole);
        self.steps.push(mends);
    }

    /// The offsets in the text as it was of offsets in the mended text, asked in ascending order.
    pub(crate) fn offsets(&self) -> impl FnMut(usize) -> usize {
        let mut steps: Vec<_> = self.steps.iter().rev().map(|mends| before(mends)).collect();
        move |at| steps.iter_mut().fold(at, |at, step| step(at))
    }
}

/// The offsets before a step of those after it, asked in ascending order.
fn before(mends: &[Mend]) -> impl FnMut(usize) -> usize {
    let mut left = mends.iter().peekable();
    // What the mends so far have put in and taken out.
    let (mut put, mut taken) = (0_usize, 0_usize);
    move |at| {
        let earlier = |at: usize, put: usize, taken: usize| at.saturating_add(taken).saturating_sub(put);
        while let Some(next) = left.peek() {
            let here = earlier(at, put, taken);
            if here <= next.at {
                return here;
            }
            if here < next.at.saturating_add(next.put.len()) {
                return here.min(next.at.saturating_add(next.len));
            }
            put = put.saturating_add(next.put.len());
            taken = taken.saturating_add(next.len);
            left.next();
        }
        earlier(at, put, taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_offset_is_that_of_the_text_as_it_was() {
        let mut mended = Mended::new("a (b\nsecton c");
        mended.mend(vec![Mend::insert(4, ")")]);
        mended.mend(vec![Mend { at: 6, len: 6, put: "section" }, Mend::insert(14, "!")]);
        assert_eq!(mended.text(), "a (b)\nsection c!");
        let offsets: Vec<usize> = (0..=mended.text().len()).map(mended.offsets()).collect();
        assert_eq!(offsets, [0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 11, 12, 13, 13]);
    }
}
