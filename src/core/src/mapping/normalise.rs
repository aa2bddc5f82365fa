//! One way of writing for headers that mean the same.
//!
//! It is for comparing and never for showing. Scripts without letter case come through as they are.

use b2b_users_scan::letters;

/// Lower case, accents of Latin letters left out, and one blank wherever words meet:
/// at punctuation, blanks, underscores and between `first` and `Name` in `firstName`.
///
/// ```
/// use b2b_users_core::mapping::normalise;
///
/// assert_eq!(normalise("  First_Name*"), "first name");
/// assert_eq!(normalise("Prénom"), "prenom");
/// assert_eq!(normalise("companyID"), "company id");
/// ```
#[must_use]
pub fn normalise(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    let mut after_small_letter = false;
    let mut between_words = false;
    for character in header.chars().map(narrow) {
        if is_passed_over(character) {
            continue;
        }
        if !character.is_alphanumeric() {
            between_words = true;
            after_small_letter = false;
            continue;
        }
        between_words |= after_small_letter && character.is_uppercase();
        after_small_letter = character.is_lowercase();
        if between_words && !text.is_empty() {
            text.push(' ');
        }
        between_words = false;
        for small in letters::small(character).filter(|small| !is_passed_over(*small)) {
            match plain(small) {
                Some(letters) => text.push_str(letters),
                None => text.push(small),
            }
        }
    }
    text
}

/// The full-width letters and digits of East Asian keyboards as the plain ones.
fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        _ => character,
    }
}

/// Accents that stand by themselves (some systems write é as two characters), and
/// characters that no one sees, such as the byte order mark of the first header.
const fn is_passed_over(character: char) -> bool {
    matches!(
        character,
        '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

/// A Latin letter without its accent, in lower case.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}
