//! Tables from names, where the order of what is in them reaches no output.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A table.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// A set.
pub(crate) type Set<K> = HashSet<K, RandomState>;
