//! What a pointer does on the lanes: it drags what is shown, two of them stretch it, and a wheel does so with the control key.

use leptos::ev::{PointerEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::svg::Svg;
use leptos::tachys::renderer::types::Element;

use super::zoom::Zoom;

/// A wheel that turns by so many pixels doubles what is shown.
const WHEEL: f64 = 240.0;
/// Lines and pages as pixels: some wheels turn by them.
const LINE: f64 = 16.0;
const PAGE: f64 = 400.0;
/// What a pointer is for elsewhere: pressed, or selected.
const NOT_OURS: &str = "a, button, input, select, textarea, summary, .lane-name, .record, .lane-tools, .segment";

/// A press that moves by fewer pixels than this is no drag: a stretch is pressed.
const LEAST: f64 = 4.0;

/// A pointer that is down.
#[derive(Clone)]
struct Pointer {
    id: i32,
    /// Where it is, as a share of the axis.
    share: f64,
    /// Whether it has gone far enough to drag.
    is_dragging: bool,
}

/// The pointers that are down.
#[derive(Clone, Default)]
struct Down(Vec<Pointer>);

/// What was held at a share of the axis is held at another, and the axis shows so much more or less, as a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Hold {
    share: f64,
    to: f64,
    factor: f64,
}

impl Down {
    /// A pointer comes down. A third changes nothing.
    fn press(&mut self, id: i32, share: f64) {
        self.lift(id);
        if self.0.len() < 2 {
            self.0.push(Pointer { id, share, is_dragging: false });
        }
    }

    /// A pointer is lifted.
    fn lift(&mut self, id: i32) {
        self.0.retain(|known| known.id != id);
    }

    /// A pointer moves. Nothing happens where it is not down, or alone and not yet `least` from where it came down, and where two
    /// are on one place.
    fn drag(&mut self, id: i32, to: f64, least: f64) -> Option<Hold> {
        let other = self.0.iter().find(|known| known.id != id).map(|other| other.share);
        let own = self.0.iter_mut().find(|known| known.id == id)?;
        own.is_dragging |= other.is_some() || (to - own.share).abs() >= least;
        if !own.is_dragging {
            return None;
        }
        let share = std::mem::replace(&mut own.share, to);
        let Some(other) = other else { return Some(Hold { share, to, factor: 1.0 }) };
        // Where the other is stays where it is.
        let factor = (share - other) / (to - other);
        (factor.is_finite() && factor > 0.0).then_some(Hold { share: other, to: other, factor })
    }
}

/// What a wheel that has turned by so many pixels makes of what is shown: as much back as forth.
fn turned(pixels: f64) -> f64 {
    let step = 1.0 + pixels.abs() / WHEEL;
    if pixels < 0.0 { 1.0 / step } else { step }
}

/// Gives where an element begins and how wide it is, in pixels of the window. The page brings it; what is published has no place.
pub type Measure = fn(&Element) -> (f64, f64);

/// What listens to pointers on the lanes.
#[derive(Clone, Copy)]
pub(super) struct Gestures {
    zoom: Zoom,
    axis: NodeRef<Svg>,
    /// The lanes: what is dragged is theirs, also where it leaves them.
    lanes: NodeRef<Div>,
    measure: Measure,
    down: StoredValue<Down>,
}

impl Gestures {
    /// What listens to pointers on lanes whose axis this is.
    pub(super) fn new(zoom: Zoom, axis: NodeRef<Svg>, lanes: NodeRef<Div>, measure: Measure) -> Self {
        Self { zoom, axis, lanes, measure, down: StoredValue::new(Down::default()) }
    }

    /// Where a pointer is on the axis, and how wide that is; nowhere where there is none.
    fn place(self, x: i32) -> Option<(f64, f64)> {
        let (left, width) = (self.measure)(&self.axis.get_untracked()?.into());
        (width > 0.0).then(|| ((f64::from(x) - left) / width, width))
    }

    /// A pointer comes down.
    pub(super) fn on_down(self, event: &PointerEvent) {
        let is_ours = event.button() == 0 && matches!(event_target::<Element>(event).closest(NOT_OURS), Ok(None));
        let Some((share, _)) = self.place(event.client_x()).filter(|(share, _)| is_ours && *share >= 0.0) else {
            return;
        };
        self.down.update_value(|down| down.press(event.pointer_id(), share));
    }

    /// A pointer moves.
    pub(super) fn on_move(self, event: &PointerEvent) {
        let Some((to, width)) = self.place(event.client_x()) else { return };
        let hold = self.down.try_update_value(|down| down.drag(event.pointer_id(), to, LEAST / width)).flatten();
        if let Some(Hold { share, to, factor }) = hold {
            // From now on it presses nothing.
            self.lanes.get_untracked().and_then(|lanes| lanes.set_pointer_capture(event.pointer_id()).ok());
            self.zoom.hold(share, to, factor);
        }
    }

    /// A pointer is lifted, or is the browser's from now on.
    pub(super) fn on_up(self, event: &PointerEvent) {
        self.down.update_value(|down| down.lift(event.pointer_id()));
    }

    /// A wheel turns. Without the control key it scrolls the page.
    pub(super) fn on_wheel(self, event: &WheelEvent) {
        let Some((share, _)) = self.place(event.client_x()).filter(|_| event.ctrl_key()) else { return };
        event.prevent_default();
        let unit = match event.delta_mode() {
            WheelEvent::DOM_DELTA_LINE => LINE,
            WheelEvent::DOM_DELTA_PAGE => PAGE,
            _ => 1.0,
        };
        let share = share.clamp(0.0, 1.0);
        self.zoom.hold(share, share, turned(event.delta_y() * unit));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pointer_drags_and_two_stretch() {
        let mut down = Down::default();
        assert_eq!(down.drag(1, 0.5, 0.0), None, "nothing is held");
        down.press(1, 0.25);
        assert_eq!(down.drag(1, 0.5, 0.0), Some(Hold { share: 0.25, to: 0.5, factor: 1.0 }));
        down.press(2, 0.75);
        // What the first holds stays; the second moves from a quarter beside it to half of the axis beside it.
        assert_eq!(down.drag(2, 1.0, 0.0), Some(Hold { share: 0.5, to: 0.5, factor: 0.5 }));
        assert_eq!(down.drag(2, 0.5, 0.0), None, "both on one place");
        assert_eq!(down.drag(2, 0.25, 0.0), None, "they come from there");
        assert_eq!(down.drag(2, 0.0, 0.0), Some(Hold { share: 0.5, to: 0.5, factor: 0.5 }));
        down.press(3, 0.1);
        assert_eq!(down.drag(3, 0.2, 0.0), None, "a third is not heard");
        down.lift(2);
        assert_eq!(down.drag(1, 0.75, 0.0), Some(Hold { share: 0.5, to: 0.75, factor: 1.0 }));
        down.lift(1);
        assert_eq!(down.drag(1, 0.5, 0.0), None);
    }

    #[test]
    fn a_press_that_hardly_moves_is_no_drag() {
        let mut down = Down::default();
        down.press(1, 0.5);
        assert_eq!(down.drag(1, 0.51, 0.02), None);
        assert_eq!(down.drag(1, 0.53, 0.02), Some(Hold { share: 0.5, to: 0.53, factor: 1.0 }));
        assert_eq!(down.drag(1, 0.535, 0.02), Some(Hold { share: 0.53, to: 0.535, factor: 1.0 }), "by then it drags");
    }

    #[test]
    fn a_wheel_turns_back_what_it_has_turned() {
        assert!((turned(WHEEL) - 2.0).abs() < 1e-9);
        for pixels in [1.0, 53.0, 120.0, 1_000.0] {
            assert!((turned(pixels) * turned(-pixels) - 1.0).abs() < 1e-9, "{pixels}");
        }
    }
}
