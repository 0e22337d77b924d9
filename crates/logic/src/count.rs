use std::fmt;

use num_bigint::BigUint;

/// How many, exactly, however many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Count(pub(crate) BigUint);

impl Count {
    /// As a machine word, where it fits.
    pub fn as_u64(&self) -> Option<u64> {
        u64::try_from(&self.0).ok()
    }

    /// How many pairs there are of one of these and one of those.
    #[must_use]
    pub fn times(&self, other: &Count) -> Count {
        Count(&self.0 * &other.0)
    }
}

impl From<u64> for Count {
    fn from(count: u64) -> Count {
        Count(count.into())
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let first = digits.len() % 3;
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % 3 == first {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}
