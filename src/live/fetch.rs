//! One fetch.

use gloo_net::http::{Request, Response};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStream, ReadableStreamDefaultReader, RequestCache};

use downboard_core::decode::MAX_DOCUMENT_BYTES;

use crate::i18n::Failure;

/// How long an answer may take until its last byte.
const TIME_OUT_MS: u32 = 15_000;

/// Fetches a document. The body is read piece by piece and given up when it grows beyond what is decoded. Of the request's
/// headers none is ours: another site would be asked for permission first. An unchanged document costs a 304.
pub(crate) async fn fetch(address: &str) -> Result<Vec<u8>, Failure> {
    fetch_and_ask(address, |_| None).await.map_err(|(failure, _)| failure)
}

/// The same; and of a server that refuses, `ask` finds out how long it wants to be left alone. Only the loop asks.
pub(crate) async fn fetch_and_ask(
    address: &str,
    ask: fn(&Response) -> Option<i64>,
) -> Result<Vec<u8>, (Failure, Option<i64>)> {
    let signal = AbortSignal::timeout_with_u32(TIME_OUT_MS);
    let failed = || if signal.aborted() { Failure::TimedOut } else { Failure::Unreachable };
    let request = Request::get(address).cache(RequestCache::NoCache).abort_signal(Some(&signal));
    let response = request.send().await.map_err(|_| (failed(), None))?;
    if !response.ok() {
        return Err((Failure::Http(response.status()), ask(&response)));
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    read_capped(&body).await.map_err(|error| (error.unwrap_or_else(failed), None))
}

/// Reads a stream to its end. `Err(None)` is a stream that broke off.
async fn read_capped(body: &ReadableStream) -> Result<Vec<u8>, Option<Failure>> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| None)?;
        let field = |name: &str| js_sys::Reflect::get(&piece, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Ok(bytes);
        }
        let Ok(chunk) = field("value").dyn_into::<js_sys::Uint8Array>() else { return Err(None) };
        if bytes.len() as u64 + u64::from(chunk.length()) > MAX_DOCUMENT_BYTES {
            // The rest is of no interest; whether the cancellation arrives does not matter.
            let _cancelled = reader.cancel();
            return Err(Some(Failure::TooLarge));
        }
        bytes.extend(chunk.to_vec());
    }
}
