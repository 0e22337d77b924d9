//! Names to identifiers: how an action's or an option's id follows from its words.

/// The slug of a name: lower case, apostrophes dropped, every run of other characters one `_`, none at the ends.
///
/// ```
/// use placet_syntax::slug::slug;
///
/// assert_eq!(slug("See where it's used"), "see_where_its_used");
/// assert_eq!(slug("API methods — open"), "api_methods_open");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let mut gap = false;
    for character in name.chars() {
        if matches!(character, '\'' | '’') {
            continue;
        }
        if !character.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !slug.is_empty() {
            slug.push('_');
        }
        gap = false;
        if character.is_ascii() {
            slug.push(character.to_ascii_lowercase());
        } else {
            slug.extend(character.to_lowercase());
        }
    }
    slug
}
