//! Names of the policy as names of Rust.

/// A function's: `campaign_manager.email.open` is `campaign_manager__email__open`.
pub(super) fn function(id: &str) -> String {
    id.replace('.', "__")
}

/// A constant's.
pub(super) fn constant(id: &str) -> String {
    function(id).to_uppercase()
}

/// A type's: `export_type` is `ExportType`.
pub(super) fn type_name(id: &str) -> String {
    let words = id.split(['_', '.']);
    words
        .flat_map(|word| {
            word.chars().enumerate().map(|(at, letter)| if at == 0 { letter.to_ascii_uppercase() } else { letter })
        })
        .collect()
}
