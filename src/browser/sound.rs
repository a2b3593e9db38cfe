//! A short sound that no file has to be fetched for.

use std::cell::RefCell;

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AudioContext, AudioContextState};

thread_local! {
    static CONTEXT: RefCell<Option<AudioContext>> = const { RefCell::new(None) };
}

/// The tones, in hertz, one after the other, and how long each lasts, in seconds: under a second together.
const TONES: [f32; 3] = [880.0, 660.0, 880.0];
const LENGTH: f64 = 0.18;
const LOUDNESS: f32 = 0.25;

/// Asks for sound. A browser lets a page be heard once somebody has pressed a key on it, or where it is told to by a switch.
pub(crate) fn arm_sound() {
    let Ok(context) = AudioContext::new() else { return };
    CONTEXT.set(Some(context));
    for event in ["keydown", "pointerdown"] {
        let listener = Closure::<dyn Fn()>::new(|| with(resume));
        window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).ok();
        listener.forget();
    }
}

fn with(work: impl FnOnce(&AudioContext)) {
    CONTEXT.with_borrow(|context| {
        if let Some(context) = context {
            work(context);
        }
    });
}

fn resume(context: &AudioContext) {
    if context.state() == AudioContextState::Suspended
        && let Ok(resuming) = context.resume()
    {
        spawn_local(async move { drop(JsFuture::from(resuming).await) });
    }
}

/// Whether a sound would be heard.
pub(crate) fn is_heard() -> bool {
    let mut is_heard = false;
    with(|context| is_heard = context.state() == AudioContextState::Running);
    is_heard
}

/// Makes it, where it would be heard.
pub(crate) fn sound() {
    with(|context| {
        if context.state() == AudioContextState::Running {
            // Fails only for a context that is closed, which nobody does.
            play(context).ok();
        }
    });
}

fn play(context: &AudioContext) -> Result<(), wasm_bindgen::JsValue> {
    let gain = context.create_gain()?;
    gain.gain().set_value(LOUDNESS);
    gain.connect_with_audio_node(&context.destination())?;
    for (index, tone) in TONES.into_iter().enumerate() {
        let oscillator = context.create_oscillator()?;
        oscillator.frequency().set_value(tone);
        oscillator.connect_with_audio_node(&gain)?;
        let at = context.current_time() + index as f64 * LENGTH;
        oscillator.start_with_when(at)?;
        oscillator.stop_with_when(at + LENGTH * 0.9)?;
    }
    Ok(())
}
