//! A drawing as pixels.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// So many pixels for each of the drawing, so that it is sharp on paper.
const SCALE: u32 = 2;

/// The pixels of an SVG document as PNG; nothing where the browser cannot draw it.
pub(crate) async fn png_of(svg: &str) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    // The policy of the page lets images be data.
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(svg)));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(image.natural_width() * SCALE);
    canvas.set_height(image.natural_height() * SCALE);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    let drawn = Promise::new(&mut |done, failed| {
        let take = Closure::once_into_js(move |blob: JsValue| {
            // Fails only if the promise's own function throws.
            done.call1(&JsValue::UNDEFINED, &blob).ok();
        });
        if canvas.to_blob(take.unchecked_ref()).is_err() {
            failed.call0(&JsValue::UNDEFINED).ok();
        }
    });
    JsFuture::from(drawn).await.ok()?.dyn_into().ok()
}
