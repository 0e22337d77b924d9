use alloc::vec::Vec;

use zerocopy::little_endian::{U32, U64};
use zerocopy::{Immutable, IntoBytes};

use super::check::within;
use super::{EncodeError, count};
use crate::artifact::open::sum;
use crate::artifact::record::{Header, SECTIONS};
use crate::artifact::{FORMAT, MAGIC};
use crate::limits;

/// The sections behind one another, and how many records each has.
#[derive(Default)]
pub(super) struct Sections {
    bytes: Vec<u8>,
    counts: Vec<U32>,
}

impl Sections {
    pub(super) fn push<T: IntoBytes + Immutable>(&mut self, records: &[T]) {
        self.bytes.extend_from_slice(records.as_bytes());
        self.counts.push(count(records.len()));
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, EncodeError> {
        let before = size_of::<Header>().saturating_add(size_of::<[U32; SECTIONS]>());
        let length = self.bytes.len().saturating_add(before);
        within("bytes when compiled", limits::ARTIFACT_BYTES, length)?;
        let mut counts = [U32::ZERO; SECTIONS];
        for (to, from) in counts.iter_mut().zip(self.counts) {
            *to = from;
        }
        let mut header = Header { magic: MAGIC, version: U32::new(FORMAT), length: count(length), checksum: U64::ZERO };
        let mut out = Vec::with_capacity(length);
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(counts.as_bytes());
        out.extend_from_slice(&self.bytes);
        header.checksum = U64::new(sum(&header, &out));
        for (to, from) in out.iter_mut().zip(header.as_bytes()) {
            *to = *from;
        }
        Ok(out)
    }
}
