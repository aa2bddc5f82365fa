//! International domains as mail servers know them (RFC 3492).
//!
//! Only addresses are compared by it; what is sent keeps the letters that were typed. A whole
//! library would bring tables for mapping letters that are not wanted here.

/// A domain with every label of other letters in its `xn--` form. Nothing is mapped: capitals and
/// letters in parts are for a check to find.
pub(super) fn ascii(domain: &str) -> String {
    let mut ascii = String::new();
    for (place, label) in domain.split('.').enumerate() {
        if place > 0 {
            ascii.push('.');
        }
        if label.is_ascii() {
            ascii.push_str(label);
        } else {
            ascii.push_str("xn--");
            ascii.push_str(&encode(label));
        }
    }
    ascii
}

const BASE: u32 = 36;
const SMALLEST: u32 = 1;
const GREATEST: u32 = 26;

/// One label. The names are those of the standard's own procedure.
fn encode(label: &str) -> String {
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(output.len()).unwrap_or(u32::MAX);
    let mut handled = basic;
    if basic > 0 {
        output.push('-');
    }
    let (mut code, mut delta, mut bias) = (128_u32, 0_u32, 72_u32);
    let points = || label.chars().map(u32::from);
    while let Some(next) = points().filter(|point| *point >= code).min() {
        delta = delta.saturating_add((next - code).saturating_mul(handled + 1));
        code = next;
        for point in points() {
            if point < code {
                delta = delta.saturating_add(1);
            }
            if point == code {
                push_number(&mut output, delta, bias);
                bias = adapted(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.saturating_add(1);
        code += 1;
    }
    output
}

/// Writes a number in digits whose weight depends on their place (RFC 3492, section 3.3).
fn push_number(output: &mut String, mut number: u32, bias: u32) {
    let mut place = BASE;
    loop {
        let threshold = place.saturating_sub(bias).clamp(SMALLEST, GREATEST);
        if number < threshold {
            break output.push(digit(number));
        }
        output.push(digit(threshold + (number - threshold) % (BASE - threshold)));
        number = (number - threshold) / (BASE - threshold);
        place += BASE;
    }
}

/// A to Z for 0 to 25 and 0 to 9 for the rest, in small letters.
fn digit(value: u32) -> char {
    char::from_digit(value.wrapping_add(10) % BASE, BASE).unwrap_or('a')
}

/// The bias for the next number (RFC 3492, section 6.1).
fn adapted(delta: u32, handled: u32, first: bool) -> u32 {
    let mut delta = delta / if first { 700 } else { 2 };
    delta += delta / handled;
    let mut bias = 0;
    while delta > (BASE - SMALLEST) * GREATEST / 2 {
        delta /= BASE - SMALLEST;
        bias += BASE;
    }
    bias + (BASE - SMALLEST + 1) * delta / (delta + 38)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn domains_are_written_as_mail_servers_know_them() {
        for (domain, known) in [
            ("müller.de", "xn--mller-kva.de"),
            ("例子.公司", "xn--fsqu00a.xn--55qx5d"),
            ("example.com", "example.com"),
            ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
        ] {
            assert_eq!(ascii(domain), known);
        }
    }

    proptest! {
        #[test]
        fn labels_are_encoded_as_another_library_does(label in "[a-z0-9-]{0,8}\\PC{1,12}[a-z]{0,4}") {
            prop_assert_eq!(Some(encode(&label)), idna::punycode::encode_str(&label));
        }
    }
}
