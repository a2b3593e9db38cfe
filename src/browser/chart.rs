//! A chart that ECharts draws. Its bundle is fetched when the first chart is wanted, from the address in `data-charts` of the
//! root element. charming's own renderer for WebAssembly can neither dispose of a chart nor listen to it.

use std::any::Any;
use std::cell::Cell;

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::{document, window};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
/// The place of a chart.
pub(crate) use web_sys::HtmlElement;
use web_sys::{
    HtmlScriptElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

/// What the bundle calls itself (`script/lib/charts.mjs`).
const NAME: &str = "downboardCharts";

fn get(target: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(target, &JsValue::from_str(name)).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    // Fails only for what is no object.
    Reflect::set(target, &JsValue::from_str(name), value).ok();
}

fn method(target: &JsValue, name: &str) -> Option<Function> {
    get(target, name)?.dyn_into().ok()
}

/// Fetches what draws charts, unless it is there. Whether it could be had.
pub(crate) async fn load_charts() -> bool {
    if get(&window(), NAME).is_some() {
        return true;
    }
    let root = document().document_element();
    let Some(address) = root.and_then(|root| root.get_attribute("data-charts")) else { return false };
    let Ok(script) = document().create_element("script") else { return false };
    let script: HtmlScriptElement = script.unchecked_into();
    let ended = js_sys::Promise::new(&mut |loaded, failed| {
        script.set_onload(Some(&loaded));
        script.set_onerror(Some(&failed));
    });
    script.set_src(&address);
    if let Some(head) = document().head() {
        // Fails only where an ancestor would be put into its descendant.
        head.append_child(&script).ok();
    }
    let is_loaded = JsFuture::from(ended).await.is_ok();
    // A script that failed must not stand in the way of the next attempt.
    script.remove();
    is_loaded && get(&window(), NAME).is_some()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates; beyond the data nothing is said"
)]
fn index(value: f64) -> usize {
    value as usize
}

/// A function that a chart calls with a number, and which gives it a text.
type Label = Closure<dyn Fn(f64) -> String>;
/// A function that a chart calls with what is under the pointer.
type Tip = Closure<dyn Fn(JsValue) -> String>;

/// A chart in an element, until it is disposed of.
pub(crate) struct Chart {
    instance: JsValue,
    x_label: Label,
    y_label: Label,
    tip: Tip,
    drawn: Closure<dyn Fn()>,
}

impl Chart {
    /// Begins a chart. `None` when its bundle is not there. `drawn` is called whenever something has been drawn.
    pub(crate) fn new(
        element: &HtmlElement,
        x_label: impl Fn(f64) -> String + 'static,
        y_label: impl Fn(f64) -> String + 'static,
        tip: impl Fn(usize) -> String + 'static,
        drawn: impl Fn() + 'static,
    ) -> Option<Self> {
        let library = get(&window(), NAME)?;
        let options = Object::new();
        set(&options, "renderer", &JsValue::from_str("svg"));
        let instance = method(&library, "init")?.call3(&library, element, &JsValue::NULL, &options).ok()?;
        let tip = move |under: JsValue| {
            let first = Array::from(&under).get(0);
            get(&first, "dataIndex").and_then(|index| index.as_f64()).map(|value| tip(index(value))).unwrap_or_default()
        };
        let (x_label, y_label) = (Closure::new(x_label), Closure::new(y_label));
        let chart = Self { instance, x_label, y_label, tip: Closure::new(tip), drawn: Closure::new(drawn) };
        chart.call("on", &[&JsValue::from_str("finished"), chart.drawn.as_ref()]);
        Some(chart)
    }

    fn call(&self, name: &str, arguments: &[&JsValue]) {
        let list = arguments.iter().map(|argument| (*argument).clone()).collect::<Array>();
        if let Some(method) = method(&self.instance, name) {
            // An option that ECharts cannot draw leaves the chart as it is; the table beside it has the figures.
            method.apply(&self.instance, &list).ok();
        }
    }

    /// Draws options in the place of all that was drawn before: lays them out at once, and paints them with the next frame. They
    /// are given the functions that no options can hold.
    pub(crate) fn draw(&self, options: &impl Serialize) {
        let Ok(options) = options.serialize(&Serializer::json_compatible()) else { return };
        for (part, label) in [("xAxis", &self.x_label), ("yAxis", &self.y_label)] {
            if let Some(label_options) = get(&options, part).and_then(|axis| get(&axis, "axisLabel")) {
                set(&label_options, "formatter", label.as_ref());
            }
        }
        if let Some(tooltip) = get(&options, "tooltip") {
            set(&tooltip, "formatter", self.tip.as_ref());
        }
        let how = Object::new();
        set(&how, "notMerge", &JsValue::TRUE);
        self.call("setOption", &[&options, &how]);
    }

    /// Where a value of an axis, "xAxisIndex" or "yAxisIndex", stands in the element, in pixels.
    pub(crate) fn pixel(&self, axis: &str, value: f64) -> Option<f64> {
        let of = Object::new();
        set(&of, axis, &JsValue::from_f64(0.0));
        method(&self.instance, "convertToPixel")?.call2(&self.instance, &of, &JsValue::from_f64(value)).ok()?.as_f64()
    }

    /// Fits the chart into its element.
    pub(crate) fn resize(&self) {
        self.call("resize", &[]);
    }
}

impl Drop for Chart {
    fn drop(&mut self) {
        self.call("dispose", &[]);
    }
}

/// A colour or a size of the stylesheet, as an element has it.
pub(crate) fn style(element: &HtmlElement, name: &str) -> String {
    let style = window().get_computed_style(element).ok().flatten();
    style.and_then(|style| style.get_property_value(name).ok()).map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// What is watched until this is dropped.
pub(crate) struct Watch {
    stop: Box<dyn Fn()>,
    /// What the browser calls, and must not outlive.
    _callback: Box<dyn Any>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        (self.stop)();
    }
}

/// Does something once an element is about to come into sight: within 600 pixels of it.
pub(crate) fn when_near(element: &HtmlElement, work: impl Fn() + 'static) -> Option<Watch> {
    let seen: Closure<dyn Fn(Array)> = Closure::new(move |entries: Array| {
        let is_near = |entry: JsValue| entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
        if entries.iter().any(is_near) {
            work();
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin("600px");
    let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(Watch { stop: Box::new(move || observer.disconnect()), _callback: Box::new(seen) })
}

/// Does something whenever the size of an element changes.
pub(crate) fn when_resized(element: &HtmlElement, work: impl Fn() + 'static) -> Option<Watch> {
    // The first call tells the size that it has.
    let is_known = Cell::new(false);
    let seen: Closure<dyn Fn()> = Closure::new(move || {
        if is_known.replace(true) {
            work();
        }
    });
    let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch { stop: Box::new(move || observer.disconnect()), _callback: Box::new(seen) })
}

/// Does something whenever the reader's device changes between dark and light.
pub(crate) fn when_recoloured(work: impl Fn() + 'static) -> Option<Watch> {
    let seen: Closure<dyn Fn()> = Closure::new(work);
    let device = window().match_media("(prefers-color-scheme: dark)").ok().flatten()?;
    device.set_onchange(Some(seen.as_ref().unchecked_ref()));
    Some(Watch { stop: Box::new(move || device.set_onchange(None)), _callback: Box::new(seen) })
}

#[cfg(test)]
#[cfg(target_family = "wasm")]
mod tests {
    use std::rc::Rc;

    use serde_json::json;
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;

    wasm_bindgen_test_configure!(run_in_browser);

    /// A library that draws nothing and writes down what it is asked for.
    const LIBRARY: &str = "
        const asked = [];
        const ask = (name) => (...given) => { asked.push(name); chart.given[name] = given; return chart[name + 'Answer']; };
        const chart = { given: {}, convertToPixelAnswer: 12 };
        for (const name of ['on', 'setOption', 'resize', 'dispose', 'convertToPixel']) chart[name] = ask(name);
        window.downboardCharts = { init: (element) => { asked.push('init'); chart.element = element; return chart; }, asked, chart };
    ";

    fn library(path: &[&str]) -> JsValue {
        path.iter().fold(window().into(), |target, name| get(&target, name).unwrap_or(JsValue::UNDEFINED))
    }

    fn asked() -> Vec<String> {
        Array::from(&library(&[NAME, "asked"])).iter().filter_map(|name| name.as_string()).collect()
    }

    fn place() -> HtmlElement {
        document().create_element("div").expect("an element").unchecked_into()
    }

    #[wasm_bindgen_test]
    fn a_chart_is_disposed_of_when_it_goes() {
        Function::new_no_args(LIBRARY).call0(&JsValue::NULL).expect("a script");
        let drawn = Rc::new(Cell::new(0));
        let counted = Rc::clone(&drawn);
        let (x_label, y_label) = (|value: f64| format!("x{value}"), |value: f64| format!("y{value}"));
        let tip = |index: usize| format!("point {index}");
        let chart =
            Chart::new(&place(), x_label, y_label, tip, move || counted.set(counted.get() + 1)).expect("a chart");
        chart.draw(&json!({ "xAxis": { "axisLabel": {} }, "yAxis": { "axisLabel": {} }, "tooltip": {} }));
        chart.resize();
        assert_eq!(chart.pixel("xAxisIndex", 3.0), Some(12.0));

        let options = library(&[NAME, "chart", "given", "setOption", "0"]);
        let say = |path: &[&str], given: &JsValue| {
            let formatter = path.iter().fold(options.clone(), |target, name| get(&target, name).expect("an option"));
            formatter.unchecked_into::<Function>().call1(&JsValue::NULL, given).expect("a text").as_string()
        };
        assert_eq!(say(&["xAxis", "axisLabel", "formatter"], &2.into()).as_deref(), Some("x2"));
        assert_eq!(say(&["yAxis", "axisLabel", "formatter"], &5.into()).as_deref(), Some("y5"));
        let under = js_sys::JSON::parse(r#"[{ "dataIndex": 7 }]"#).expect("JSON");
        assert_eq!(say(&["tooltip", "formatter"], &under).as_deref(), Some("point 7"));
        library(&[NAME, "chart", "given", "on", "1"])
            .unchecked_into::<Function>()
            .call0(&JsValue::NULL)
            .expect("a call");
        assert_eq!(drawn.get(), 1, "it tells when it has drawn");

        assert_eq!(asked(), ["init", "on", "setOption", "resize", "convertToPixel"]);
        drop(chart);
        assert_eq!(asked().last().map(String::as_str), Some("dispose"));
    }

    #[wasm_bindgen_test]
    fn without_its_bundle_there_is_no_chart() {
        Reflect::delete_property(&window().into(), &NAME.into()).expect("a property");
        assert!(Chart::new(&place(), |_| String::new(), |_| String::new(), |_| String::new(), || ()).is_none());
    }
}
