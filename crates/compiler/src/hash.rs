//! Tables that hash quickly. The order of the plain ones reaches no output.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A table.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// A set.
pub(crate) type Set<K> = HashSet<K, RandomState>;

/// A table that keeps the order in which its keys came.
pub(crate) type Ordered<K, V> = indexmap::IndexMap<K, V, RandomState>;

/// A set that keeps the order in which its members came.
pub(crate) type OrderedSet<K> = indexmap::IndexSet<K, RandomState>;
