//! How large a wall is drawn, and how it moves against burn-in. Pure.

use std::f64::consts::PI;

use crate::state::Hanging;

/// What an eye reads without effort: no text is smaller, in minutes of arc (ISO 9241-3). Names and figures are a quarter larger.
const LEAST_ARC_MINUTES: f64 = 16.0;
/// How high a capital is, as a share of the size of the type.
const CAPITAL: f64 = 0.72;
const MILLIMETRES_OF_INCH: f64 = 25.4;
/// A line of the smallest text takes no more of the shorter side than this: whoever stands too far away sees something at least.
const MOST_SHARE: f64 = 0.125;
const LEAST_PIXELS: f64 = 10.0;

/// The size of the smallest text, in pixels, on a screen of so many that hangs so: h = 2 d tan(a / 2), which for so small an angle is
/// h = d a to a millionth, over the height of a pixel.
pub fn text_size(hanging: Hanging, width: f64, height: f64) -> f64 {
    let arc = LEAST_ARC_MINUTES / 60.0 * PI / 180.0;
    let capital = hanging.metres * 1_000.0 * arc;
    let pixel = hanging.inches * MILLIMETRES_OF_INCH / (width * width + height * height).sqrt().max(1.0);
    let most = (width.min(height) * MOST_SHARE).max(LEAST_PIXELS);
    (capital / CAPITAL / pixel).clamp(LEAST_PIXELS, most)
}

/// How far a picture moves with each step, in pixels, and at most, as a share of the shorter side.
const SHIFT: i32 = 2;
const MOST_SHIFT: f64 = 0.015;

/// Where the picture stands after so many steps, in pixels from its place: it goes up and down, and to and fro a little slower, so
/// that it comes everywhere.
#[expect(clippy::cast_possible_truncation, reason = "a share of a screen")]
pub fn shifted(step: i32, width: f64, height: f64) -> (i32, i32) {
    let reach = ((width.min(height) * MOST_SHIFT / 2.0).floor() as i32 / SHIFT).max(1);
    let swing = |step: i32, reach: i32| {
        let turn = step.rem_euclid(4 * reach);
        SHIFT
            * match turn {
                turn if turn <= reach => turn,
                turn if turn <= 3 * reach => 2 * reach - turn,
                turn => turn - 4 * reach,
            }
    };
    (swing(step / (4 * reach), reach), swing(step, reach))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_as_large_as_an_eye_needs_it_from_there() {
        // The table of embed-and-kiosk.md: 16 minutes of arc on screens of 1920 pixels.
        for (inches, metres, expected) in [
            (55.0, 2.0, 20.0),
            (55.0, 3.0, 31.0),
            (55.0, 5.0, 51.0),
            (55.0, 8.0, 82.0),
            (32.0, 3.0, 53.0),
            (75.0, 5.0, 37.0),
        ] {
            let size = text_size(Hanging { inches, metres }, 1920.0, 1080.0);
            assert!((size - expected).abs() <= 1.0, "{inches} inches from {metres} m: {size}");
        }
    }

    #[test]
    fn text_is_never_too_small_and_never_as_large_as_the_screen() {
        let size = |inches, metres| text_size(Hanging { inches, metres }, 1280.0, 720.0);
        assert!((size(500.0, 0.3) - 10.0).abs() < f64::EPSILON);
        assert!((size(5.0, 100.0) - 90.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_picture_moves_by_two_pixels_a_step_and_never_far() {
        let (width, height) = (1920.0, 1080.0);
        let places: Vec<_> = (0..2_000).map(|step| shifted(step, width, height)).collect();
        for pair in places.windows(2) {
            let ((x, y), (then_x, then_y)) = (pair[0], pair[1]);
            assert!((x - then_x).abs() <= 2 && (y - then_y).abs() == 2, "{pair:?}");
        }
        let most = places.iter().map(|(x, y)| x.abs().max(y.abs())).max().unwrap_or_default();
        assert!(most >= 4 && f64::from(2 * most) <= 0.015 * height, "{most}");
        assert!(places.iter().any(|(x, _)| *x < 0) && places.iter().any(|(_, y)| *y < 0));
    }
}
