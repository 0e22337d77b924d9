//! Who holds what, as a bitmap of users for each permission.

use crate::batch::{BatchError, Buffer};
use crate::bits;

/// Bitmaps of users, borrowed: one for each permission by its index, then one for each boolean fact
/// that the plan was told of, in that order.
///
/// Column `c` takes the words from `c * words` on, where `words` is `users.div_ceil(64)`; user `u` is
/// bit `u % 64` of its word `u / 64`. Bits past the last user mean nothing.
///
/// What a user holds has to be closed under implication, as [`Policy::hold`](crate::Policy::hold) makes
/// it; the bits of a request are.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    bits: &'a [u64],
    count: usize,
    users: usize,
}

impl<'a> Columns<'a> {
    /// How many words so many columns of so many users take.
    #[must_use]
    pub const fn words_for(columns: usize, users: usize) -> usize {
        bits::words(users).saturating_mul(columns)
    }

    /// Columns that the host has filled in, or that [`ColumnsMut`] has.
    ///
    /// # Errors
    ///
    /// [`BatchError::TooSmall`] where there are fewer words than [`Self::words_for`] says.
    pub fn new(bits: &'a [u64], columns: usize, users: usize) -> Result<Self, BatchError> {
        Buffer::Columns.require(bits.len(), Self::words_for(columns, users))?;
        Ok(Self { bits, count: columns, users })
    }

    /// How many users there are.
    #[must_use]
    pub const fn users(&self) -> usize {
        self.users
    }

    /// How many columns there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.count
    }

    /// How many words a column has.
    #[must_use]
    pub const fn words(&self) -> usize {
        bits::words(self.users)
    }

    /// Some words of a column; none past its end.
    pub(super) fn part(&self, column: usize, at: usize, len: usize) -> &'a [u64] {
        let from = column.saturating_mul(self.words()).saturating_add(at);
        let end = from.saturating_add(len);
        self.bits.get(from..end).unwrap_or_default()
    }
}

/// Columns that are being filled in.
///
/// # Example
///
/// ```
/// use placet_runtime::{Columns, ColumnsMut};
///
/// // Three users and two permissions: the first two hold permission 0, the last one permission 1.
/// let mut bits = vec![0; Columns::words_for(2, 3)];
/// let mut columns = ColumnsMut::new(&mut bits, 2, 3)?;
/// columns.set_users(0, &[[0b01_u64], [0b01], [0b10]]);
/// columns.set(1, 0, true); // and the first one permission 1, too
/// assert_eq!(bits, [0b011, 0b101]);
/// # Ok::<(), placet_runtime::BatchError>(())
/// ```
#[derive(Debug)]
pub struct ColumnsMut<'a> {
    bits: &'a mut [u64],
    count: usize,
    users: usize,
}

impl<'a> ColumnsMut<'a> {
    /// Columns in a buffer of the caller, with what is in it.
    ///
    /// # Errors
    ///
    /// [`BatchError::TooSmall`] where it has fewer words than [`Columns::words_for`] says.
    pub fn new(bits: &'a mut [u64], columns: usize, users: usize) -> Result<Self, BatchError> {
        Buffer::Columns.require(bits.len(), Columns::words_for(columns, users))?;
        Ok(Self { bits, count: columns, users })
    }

    /// Sets or clears one bit: of a permission by its index, or of a column behind those. Past the last
    /// column or user it does nothing.
    pub fn set(&mut self, column: usize, user: usize, value: bool) {
        if column >= self.count || user >= self.users {
            return;
        }
        let at = column.wrapping_mul(bits::words(self.users)).wrapping_add(user / 64);
        if let Some(word) = self.bits.get_mut(at) {
            let bit = 1_u64 << (user % 64);
            *word = if value { *word | bit } else { *word & !bit };
        }
    }

    /// Says what these users hold, from the user `first` on: of each one, permissions as bits by their
    /// index, as a request has them. Users past the last one are ignored.
    ///
    /// Each 64 columns that any 64 of these users have a word for are written; a user who has no such
    /// word holds nothing there. Other columns are left alone. 64 users are turned at a time, so whole
    /// groups, from a multiple of 64 on, are quickest.
    pub fn set_users<U: AsRef<[u64]>>(&mut self, first: usize, users: &[U]) {
        let users = users.get(..users.len().min(self.users.saturating_sub(first))).unwrap_or_default();
        let begun = first.wrapping_neg() % 64;
        let (head, rest) = users.split_at_checked(begun).unwrap_or((users, &[]));
        let mut user = first;
        for group in core::iter::once(head).chain(rest.chunks(64)) {
            self.set_group(user, group);
            user = user.saturating_add(group.len());
        }
    }

    /// At most 64 users, whose bits are of one word.
    fn set_group<U: AsRef<[u64]>>(&mut self, first: usize, users: &[U]) {
        let words = bits::words(self.users);
        let longest = users.iter().map(|user| user.as_ref().len()).max().unwrap_or(0);
        let shift = u32::try_from(first % 64).unwrap_or(0);
        let own = bits::mask(0, users.len()).wrapping_shl(shift);
        for word in 0..longest.min(bits::words(self.count)) {
            let mut square = [0; 64];
            for (row, user) in square.iter_mut().zip(users) {
                *row = user.as_ref().get(word).copied().unwrap_or(0);
            }
            transpose(&mut square);
            for (column, bits) in (word.wrapping_mul(64)..self.count).zip(square) {
                let at = column.wrapping_mul(words).wrapping_add(first / 64);
                if let Some(word) = self.bits.get_mut(at) {
                    *word = *word & !own | bits.wrapping_shl(shift) & own;
                }
            }
        }
    }

    /// The same, to be read.
    #[must_use]
    pub fn as_columns(&self) -> Columns<'_> {
        Columns { bits: self.bits, count: self.count, users: self.users }
    }
}

/// Turns a square of bits: bit `c` of word `r` becomes bit `r` of word `c`. Two quarters change places,
/// then two quarters of each, and so on.
fn transpose(square: &mut [u64; 64]) {
    for (size, low) in [
        // Rows that are so far apart change places in these columns.
        (32, 0x0000_0000_FFFF_FFFF),
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555_u64),
    ] {
        for pair in square.chunks_exact_mut(size << 1) {
            let (upper, lower) = pair.split_at_mut(size);
            for (upper, lower) in upper.iter_mut().zip(lower) {
                let crossing = (*upper >> size ^ *lower) & low;
                *upper ^= crossing << size;
                *lower ^= crossing;
            }
        }
    }
}
