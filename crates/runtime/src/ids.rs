//! Small numbers that name the parts of one policy.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// Only good for the policy that gave it; another policy answers with `None`, a denial or
        /// another part of its own, never with a panic.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the part at this index, in the order of declaration.
            #[must_use]
            pub const fn new(index: u32) -> Self {
                Self(index)
            }

            /// The index of the part, in the order of declaration.
            #[must_use]
            #[inline]
            pub const fn index(self) -> u32 {
                self.0
            }
        }

        impl From<u32> for $name {
            fn from(index: u32) -> Self {
                Self(index)
            }
        }
    };
}

id! {
    /// A permission of a policy.
    PermissionId
}
id! {
    /// A scope of a policy: a second place to hold permissions in.
    ScopeId
}
id! {
    /// A role of a policy.
    RoleId
}
id! {
    /// A fact that the rules of a policy read.
    FactId
}
id! {
    /// A clause of a policy: one condition that has to hold.
    ClauseId
}
id! {
    /// An action that a policy decides about.
    ActionId
}
id! {
    /// An option of an action.
    OptionId
}
