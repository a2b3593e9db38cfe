//! A number of a document as a finding quotes it.

use serde_json::Number;

/// From here on a fraction is told with its power of ten.
const LARGE: f64 = 1e15;
/// And below this.
const SMALL: f64 = 1e-6;
/// A fraction is told to the millionth.
const MILLION: u64 = 1_000_000;

/// A number for whoever looks for it in the document: an integer as it stands, a fraction to six places. The general algorithm
/// for fractions would be five kilobytes of every page, for a finding that few read.
pub(super) fn printed(number: &Number) -> String {
    if let Some(integer) = number.as_u64() {
        return integer.to_string();
    }
    if let Some(integer) = number.as_i64() {
        return integer.to_string();
    }
    let value = number.as_f64().unwrap_or_default();
    let sign = if value < 0.0 { "-" } else { "" };
    let mut magnitude = value.abs();
    let mut power = 0_i32;
    if magnitude >= LARGE || (magnitude > 0.0 && magnitude < SMALL) {
        while magnitude >= 10.0 {
            magnitude /= 10.0;
            power += 1;
        }
        while magnitude < 1.0 {
            magnitude *= 10.0;
            power -= 1;
        }
    }
    let power = if power == 0 { String::new() } else { format!("e{power}") };
    format!("{sign}{}{power}", places(magnitude))
}

/// A magnitude below [`LARGE`] to six places.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is positive and below 10^15")]
fn places(magnitude: f64) -> String {
    let whole = magnitude as u64;
    let millionths = ((magnitude - whole as f64) * MILLION as f64).round() as u64;
    let (whole, millionths) = (whole + millionths / MILLION, millionths % MILLION);
    let fraction = format!("{millionths:06}");
    match fraction.trim_end_matches('0') {
        "" => whole.to_string(),
        fraction => format!("{whole}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_quoted_as_it_can_be_found() {
        for (written, expected) in [
            ("0", "0"),
            ("-7", "-7"),
            ("18446744073709551615", "18446744073709551615"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("1.5", "1.5"),
            ("-0.25", "-0.25"),
            ("1e3", "1000"),
            ("0.1", "0.1"),
            ("2.9999999", "3"),
            ("123456789.125", "123456789.125"),
            ("1.5e300", "1.5e300"),
            ("-2e-9", "-2e-9"),
            ("5e-324", "4.940656e-324"),
            ("1.7976931348623157e308", "1.797693e308"),
        ] {
            let number: Number = serde_json::from_str(written).expect("a number");
            assert_eq!(printed(&number), expected, "{written}");
        }
    }
}
