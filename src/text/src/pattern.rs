//! Reads patterns: the part of ICU MessageFormat that the tables of languages use.
//!
//! `{name}` stands for an argument, `{count, number}` for one written as the language groups digits,
//! `{count, plural, =2 {…} one {…} other {…}}` and `{kind, select, a {…} other {…}}` choose a pattern by an
//! argument, and within a plural `#` is its number. The build checks every table with what is here and the
//! program fills its patterns in with it, so they cannot read one differently. An apostrophe is an
//! apostrophe.

use b2b_users_scan::text::find_either;

/// One part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// As it stands. Where a pattern is malformed, the rest of it with its braces.
    Text(&'a str),
    /// `#`: the number of the plural around it.
    Count,
    /// An argument by its name.
    Argument(&'a str, Format<'a>),
}

/// How an argument is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format<'a> {
    /// As it is.
    Plain,
    /// With its digits in groups.
    Number,
    /// Chooses one of these branches by its number.
    Plural(&'a str),
    /// Chooses one of these branches by its text.
    Select(&'a str),
}

/// Takes the first part of a pattern off it. `#` is a part within a plural alone.
pub(crate) fn next<'a>(rest: &mut &'a str, in_plural: bool) -> Option<Part<'a>> {
    let text = *rest;
    let other = if in_plural { b'#' } else { b'{' };
    let end = find_either(text, b'{', other).unwrap_or(text.len());
    let (before, special) = text.split_at_checked(end)?;
    if !before.is_empty() {
        *rest = special;
        return Some(Part::Text(before));
    }
    if let Some(after) = special.strip_prefix('#') {
        *rest = after;
        return Some(Part::Count);
    }
    if special.is_empty() {
        return None;
    }
    let found = braced(special).and_then(|(inner, after)| Some((argument(inner)?, after)));
    let (part, after) = found.unwrap_or((Part::Text(special), ""));
    *rest = after;
    Some(part)
}

/// Takes the first branch off the branches of a plural or a select: its selector and its pattern.
pub(crate) fn branch<'a>(rest: &mut &'a str) -> Option<(&'a str, &'a str)> {
    let (selector, braces) = rest.split_at_checked(find_either(rest, b'{', b'{')?)?;
    let (pattern, after) = braced(braces)?;
    *rest = after.trim_ascii_start();
    Some((selector.trim_ascii(), pattern))
}

fn argument(inner: &str) -> Option<Part<'_>> {
    let mut parts = inner.splitn(3, ',').map(str::trim_ascii);
    let name = parts.next()?;
    let format = match (parts.next(), parts.next()) {
        (None, _) => Format::Plain,
        (Some("number"), None) => Format::Number,
        (Some("plural"), Some(branches)) => Format::Plural(branches),
        (Some("select"), Some(branches)) => Format::Select(branches),
        _ => return None,
    };
    Some(Part::Argument(name, format))
}

/// What is between the brace at the beginning and the one that closes it, and what is behind that.
fn braced(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    let mut from = 0;
    loop {
        let place = from + find_either(text.get(from..)?, b'{', b'}')?;
        from = place + 1;
        if text.as_bytes().get(place) == Some(&b'{') {
            depth += 1;
        } else if depth == 1 {
            return Some((text.get(1..place)?, text.get(from..)?));
        } else {
            depth = depth.saturating_sub(1);
        }
    }
}
