use crate::diagnostic::{Diagnostic, Place};

/// `holds all of` is given something that is no set of permissions.
pub(crate) fn not_a_permission_set(place: &Place, name: &str, ty: &str) -> Diagnostic {
    Diagnostic::error("not-a-permission-set", place, format!("`{name}` is not a set of permissions; it is a {ty}"))
        .help("`holds all of` takes a fact of the type `set of permission` or `permission`; permissions by name stand alone")
}
