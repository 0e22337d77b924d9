use biodivine_lib_bdd::Bdd;

/// A boolean function of a [`Space`](crate::Space)'s variables, as an ordered decision diagram.
///
/// Equal functions of one space are equal values. Cheap to send between threads, and of no use in another space.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Function {
    pub(crate) bdd: Bdd,
}

impl Function {
    /// How many nodes the diagram has, its ends counted.
    pub fn size(&self) -> usize {
        self.bdd.size()
    }

    /// Whether it is so in every world, possible or not.
    pub fn is_true(&self) -> bool {
        self.bdd.is_true()
    }

    /// Whether it is so in no world, possible or not.
    pub fn is_false(&self) -> bool {
        self.bdd.is_false()
    }
}
