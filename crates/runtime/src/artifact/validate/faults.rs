//! What can be wrong with a record.

macro_rules! faults {
    ($($name:ident: $problem:literal,)*) => {
        /// One thing that can be wrong with a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Fault { $($name),* }

        impl Fault {
            pub(super) const fn problem(self) -> &'static str {
                match self { $(Self::$name => $problem),* }
            }
        }
    };
}

faults! {
    One: "there has to be exactly one record",
    TooMany: "there are too many",
    ScopedCount: "there are more than permissions",
    Text: "a text isn't there",
    LongName: "a name is too long",
    LongText: "a text is too long",
    Tile: "a list isn't where it belongs",
    Scope: "its scope isn't there",
    BasePermission: "its permission isn't there",
    ScopedName: "its name isn't that of its permission in its scope",
    Ascending: "it isn't ascending",
    Permissions: "its permissions are not ascending",
    Permission: "it names a permission that isn't there",
    OtherScope: "it names a permission of another scope",
    Implying: "whether it implies others isn't marked right",
    FactType: "there is no such type",
    Values: "its type has no values",
    Number: "its number is out of range",
    Misfit: "it tests a fact of another type",
    AtomKind: "there is no such test",
    Test: "it names a test that isn't there",
    Falls: "a branch doesn't lead to a smaller node",
    Rises: "a branch doesn't lead to an end, or to a larger node that is no root",
    Roots: "an action or option has none",
    Unknown: "where it leads if unknown isn't marked right",
    Needs: "its needs are not those of its nodes",
    Wanted: "it wants what it doesn't look at",
    Held: "it names permissions that aren't there",
    Graph: "its graph isn't there",
    ClauseKind: "there is no such kind",
    Flag: "there is no such flag",
    Clause: "it names a clause that isn't there",
    Options: "it has too many options",
    Headings: "it has too many headings",
    File: "its source file isn't there",
    IndexLength: "its length is another than that of its section",
    Record: "it names a record that isn't there",
    NameTaken: "it is the name of another one now",
    NotFound: "it isn't found by its name",
    NoTable: "it has a name, and the artifact no tables of names",
}
