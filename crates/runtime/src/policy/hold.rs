//! Who holds what: sets of permissions as bits.

use super::Policy;
use crate::bits;
use crate::ids::{PermissionId, RoleId};

impl Policy<'_> {
    /// Adds a permission and all that it implies to a set of permissions as bits, which has room for
    /// [`Self::permission_words`].
    #[inline]
    pub fn hold(&self, held: &mut [u64], permission: PermissionId) {
        let Some(record) = self.sections.permissions.get(permission.index() as usize) else {
            return;
        };
        bits::insert(held, permission.index());
        for implied in record.implies.slice(self.sections.lists) {
            bits::insert(held, implied.get());
        }
    }

    /// Adds permissions and all that they imply to a set of permissions as bits, which has room for
    /// [`Self::permission_words`]. Quicker than [`Self::hold`] of each; ids that the policy lacks add
    /// nothing.
    ///
    /// ```
    /// # #[cfg(feature = "encode")] {
    /// # use placet_runtime::graph::*;
    /// # let permission = |name: &str| Permission { name: name.into(), ..Permission::default() };
    /// # let edit = Permission { implies: vec![1], ..permission("edit") };
    /// # let read = Permission { base: 1, ..permission("read") };
    /// # let graph = Graph { permissions: vec![edit, read], ..Graph::default() };
    /// # let bytes = placet_runtime::encode(&graph).unwrap();
    /// # use placet_runtime::Policy;
    /// # let policy = Policy::open(&bytes).unwrap();
    /// // Once, when the user signs in; `names_hash` tells whether these are still the ids.
    /// let ids = ["edit"].map(|name| policy.find_permission(name).unwrap());
    ///
    /// let mut held = [0];
    /// policy.hold_all(&mut held, &ids);
    /// assert_eq!(held, [0b11], "`edit` implies `read`");
    /// # }
    /// ```
    #[inline]
    pub fn hold_all(&self, held: &mut [u64], permissions: &[PermissionId]) {
        match self.permission_words() {
            0 => {}
            1 | 2 => self.hold_few::<2, 3>(held, permissions),
            3 | 4 => self.hold_few::<4, 5>(held, permissions),
            _ => self.hold_many(held, permissions),
        }
    }

    /// Where all permissions have at most `N` words. A byte for each permission first: a word would be
    /// waited for by the next permission in it.
    #[inline]
    fn hold_few<const N: usize, const M: usize>(&self, held: &mut [u64], permissions: &[PermissionId]) {
        // One row more, for what is none of the policy's: no branch asks which ids are.
        let mut rows = [[0_u8; 64]; M];
        for permission in permissions {
            let at = (permission.index() as usize).min(N.wrapping_mul(64));
            if let Some(flag) = rows.as_flattened_mut().get_mut(at) {
                *flag = 1;
            }
        }
        let flags = rows.first_chunk::<N>().unwrap_or(&[[0; 64]; N]);
        let count = self.sections.permissions.len();
        let mut implying = [0; N];
        for (at, ((word, flags), implying)) in held.iter_mut().zip(flags).zip(&mut implying).enumerate() {
            let added = packed(flags) & bits::mask(at, count);
            *implying = self.sections.implying.get(at).map_or(u64::MAX, |implying| implying.get()) & added;
            *word |= added;
        }
        if implying != [0; N] {
            self.hold_implied(held, &implying);
        }
    }

    /// Adds what these permissions imply.
    #[inline(never)]
    fn hold_implied(&self, held: &mut [u64], implying: &[u64]) {
        for permission in bits::members(implying, u32::MAX) {
            self.hold(held, PermissionId::new(permission));
        }
    }

    fn hold_many(&self, held: &mut [u64], permissions: &[PermissionId]) {
        let count = self.sections.permissions.len();
        let mut implies = u64::from(self.sections.implying.is_empty());
        for permission in permissions {
            let (index, bit) = (permission.index(), permission.index() % 64);
            if (index as usize) < count {
                bits::insert(held, index);
                let implying = self.sections.implying.get((index / 64) as usize);
                implies |= implying.map_or(0, |implying| implying.get() & 1_u64.wrapping_shl(bit));
            }
        }
        if implies != 0 {
            self.hold_each(held, permissions);
        }
    }

    /// With what they imply.
    #[inline(never)]
    fn hold_each(&self, held: &mut [u64], permissions: &[PermissionId]) {
        permissions.iter().for_each(|permission| self.hold(held, *permission));
    }

    /// Adds the permissions of a role, implied ones too, to a set of permissions as bits, which has
    /// room for [`Self::permission_words`].
    pub fn assume_role(&self, held: &mut [u64], role: RoleId) {
        let Some(record) = self.sections.roles.get(role.index() as usize) else {
            return;
        };
        for permission in record.permissions.slice(self.sections.lists) {
            bits::insert(held, permission.get());
        }
    }
}

/// Bits for bytes that are 0 or 1.
#[inline]
fn packed(flags: &[u8; 64]) -> u64 {
    /// Sends the byte `i` of eight to the bit `56 + i`, and no two to one bit.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = flags.as_chunks::<8>();
    let bits = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56);
    bits.zip((0..).step_by(8)).fold(0, |word, (bits, at)| word | bits.wrapping_shl(at))
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn each_byte_is_its_bit() {
        for word in [0, u64::MAX, 0x8000_0000_0000_0001, 0x0123_4567_89AB_CDEF] {
            let flags = core::array::from_fn(|at| u8::from((word >> at) & 1 != 0));
            assert_eq!(packed(&flags), word);
        }
        for bit in 0..64 {
            let mut flags = [0; 64];
            flags[bit] = 1;
            assert_eq!(packed(&flags), 1 << bit);
        }
    }
}
