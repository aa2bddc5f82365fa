//! The names of the constants of keys, for the build and for `cargo xtask tidy`, which looks for unused ones.

/// `FIELD_FIRST_NAME` for `field.firstName`.
pub(crate) fn constant(key: &str) -> String {
    let mut name = String::new();
    for character in key.chars() {
        if character.is_uppercase() {
            name.push('_');
        }
        let is_plain = character.is_ascii_alphanumeric();
        name.push(if is_plain {
            character.to_ascii_uppercase()
        } else {
            '_'
        });
    }
    name
}
