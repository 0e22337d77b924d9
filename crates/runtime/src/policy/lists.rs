use core::marker::PhantomData;
use core::slice;

use zerocopy::little_endian::U32;

use crate::artifact::record::Run;

/// Ids that stand in an artifact, in order.
#[derive(Clone, Debug)]
pub struct Ids<'a, T> {
    source: Source<'a>,
    ids: PhantomData<T>,
}

#[derive(Clone, Debug)]
enum Source<'a> {
    List(slice::Iter<'a, U32>),
    Range(core::ops::Range<u32>),
}

impl<'a, T> Ids<'a, T> {
    pub(crate) fn new(list: &'a [U32]) -> Self {
        let source = Source::List(list.iter());
        Self { source, ids: PhantomData }
    }

    pub(crate) fn range(run: Run) -> Self {
        let start = run.start.get();
        let source = Source::Range(start..start.saturating_add(run.len.get()));
        Self { source, ids: PhantomData }
    }
}

impl<T: From<u32>> Iterator for Ids<'_, T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let index = match &mut self.source {
            Source::List(list) => list.next()?.get(),
            Source::Range(range) => range.next()?,
        };
        Some(T::from(index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match &self.source {
            Source::List(list) => list.size_hint(),
            Source::Range(range) => range.size_hint(),
        }
    }
}

impl<T: From<u32>> ExactSizeIterator for Ids<'_, T> {}

/// Texts that stand in an artifact, in order, such as the values of a `one of` fact.
#[derive(Clone, Debug)]
pub struct Names<'a> {
    texts: slice::Iter<'a, Run>,
    strings: &'a str,
}

impl<'a> Names<'a> {
    pub(crate) fn new(texts: &'a [Run], strings: &'a str) -> Self {
        Self { texts: texts.iter(), strings }
    }
}

impl<'a> Iterator for Names<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.texts.next()?;
        Some(text.text(self.strings).unwrap_or_default())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.texts.size_hint()
    }
}

impl ExactSizeIterator for Names<'_> {}
