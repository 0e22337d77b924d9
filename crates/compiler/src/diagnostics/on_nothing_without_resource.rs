use crate::diagnostic::{Diagnostic, Place};

/// `on nothing` in a section without a resource.
pub(crate) fn on_nothing_without_resource(place: &Place) -> Diagnostic {
    Diagnostic::error(
        "on-nothing-without-resource",
        place,
        "this section is about no resource, so `on nothing` says nothing",
    )
    .help("take `on nothing` away")
}
