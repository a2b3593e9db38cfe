//! How ECharts draws a curve, as charming's types describe it. What these cannot hold (functions) the page adds.
//!
//! Not charming's own `Chart`, which carries the options of every kind of chart there is: two hundred kilobytes of code for
//! writing down one line chart.

use charming::component::{Axis, Grid};
use charming::datatype::{CompositeValue, NumericValue};
use charming::element::{
    AreaStyle, AxisLabel, AxisLine, AxisPointer, AxisPointerType, AxisTick, AxisType, Color, LineStyle, LineStyleType,
    SplitLine, Symbol, TextStyle, Tooltip, Trigger,
};
use charming::series::Line;
use downboard_core::model::{Period, Zone};
use downboard_core::time::Timestamp;
use downboard_estimate::Figure;
use serde::Serialize;

use super::points::Point;

/// The room above the drawing, in pixels: for the label of its highest line.
pub const ABOVE: f64 = 20.0;
/// The room below it. The times stand once, above all tracks.
const BELOW: f64 = 2.0;
const BAND: f64 = 0.22;

/// The colours and the type of the page, as CSS writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The ground.
    pub paper: String,
    /// Text.
    pub ink: String,
    /// Lesser text, and who met it so far.
    pub quiet: String,
    /// Hairlines.
    pub rule: String,
    /// Trouble: who meets it now.
    pub trouble: String,
    /// The type.
    pub font: String,
}

/// The options of the chart.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CurveOptions {
    animation: bool,
    #[serde(rename = "useUTC")]
    use_utc: bool,
    grid: Grid,
    #[serde(skip_serializing_if = "Option::is_none")]
    tooltip: Option<TextTooltip>,
    x_axis: Axis,
    y_axis: ValueAxis,
    series: Vec<Line>,
}

/// An axis whose labels stand on its lines, within the drawing: outside they would take room from the axis of time, which begins
/// and ends where that of the lanes does.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ValueAxis {
    #[serde(flatten)]
    axis: Axis,
    axis_label: InnerLabel,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct InnerLabel {
    #[serde(flatten)]
    label: AxisLabel,
    inside: bool,
    margin: f64,
    vertical_align: &'static str,
}

/// A tooltip that is drawn as text: one of HTML would write style attributes, which the policy of the pages forbids.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TextTooltip {
    #[serde(flatten)]
    tooltip: Tooltip,
    render_mode: &'static str,
    confine: bool,
    text_style: TextStyle,
}

/// An instant on the axis of time. ECharts knows UTC and the zone of the browser, but not that of the board: the axis is said
/// to be in UTC and is given the times of the board's clocks, so that it marks whole days and hours of them. An hour that the
/// clocks show twice has its second time no width.
pub fn x_axis_millis(at: Timestamp, zone: &Zone) -> f64 {
    (zone.on_axis(at) * 1_000) as f64
}

fn number(value: f64) -> CompositeValue {
    CompositeValue::Number(NumericValue::Float(value))
}

/// A value on the axis of people; a dash, which ECharts leaves out, where there is none.
fn people(value: Option<u64>) -> CompositeValue {
    value.map_or_else(|| CompositeValue::String("-".to_owned()), |value| number(value as f64))
}

fn color(value: &str) -> Color {
    Color::Value(value.to_owned())
}

/// The lines of one figure: the lower end without a line, the width of the range on top of it as a band, and the median.
fn lines(
    points: &[Point],
    zone: &Zone,
    name: &str,
    figure: fn(&Point) -> Figure,
    ink: &str,
    dashed: bool,
) -> Vec<Line> {
    let data = |value: fn(downboard_estimate::Range) -> u64| -> Vec<Vec<CompositeValue>> {
        let point =
            |point: &Point| vec![number(x_axis_millis(point.at, zone)), people(figure(point).range().map(value))];
        points.iter().map(point).collect()
    };
    let bare = || Line::new().show_symbol(false).symbol(Symbol::None).silent(true);
    let unseen = || LineStyle::new().opacity(0.0).width(0.0);
    let median = LineStyle::new().color(color(ink)).width(2.0);
    let median = if dashed { median.type_(LineStyleType::Dashed) } else { median };
    vec![
        bare().id(format!("{name}-low")).stack(name).line_style(unseen()).data(data(|range| range.p5)),
        bare()
            .id(format!("{name}-band"))
            .stack(name)
            .line_style(unseen())
            .area_style(AreaStyle::new().color(color(ink)).opacity(BAND))
            .data(data(|range| range.p95 - range.p5)),
        bare().id(format!("{name}-median")).line_style(median).data(data(|range| range.p50)),
    ]
}

/// The chart of a subject over a period; as long as there are no points, the axis of time alone. The line of the moment is no part of it: it moves with every step of a replay.
pub fn curve_options(points: &[Point], period: Period, zone: &Zone, palette: &Palette) -> CurveOptions {
    let label = || AxisLabel::new().color(color(&palette.quiet)).font_size(12).font_family(&*palette.font);
    let hairline = || LineStyle::new().color(color(&palette.rule)).width(1.0);
    let x_axis = Axis::new()
        .type_(AxisType::Time)
        .min(x_axis_millis(period.from, zone))
        .max(x_axis_millis(period.to, zone))
        .axis_label(AxisLabel::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .split_line(SplitLine::new().show(false));
    let has_points = !points.is_empty();
    let y_axis = Axis::new()
        .type_(AxisType::Value)
        .show(has_points)
        .min(0)
        .split_number(4)
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .split_line(SplitLine::new().show(true).line_style(hairline()));
    let y_label = InnerLabel { label: label(), inside: true, margin: 0.0, vertical_align: "bottom" };
    let pointer = AxisPointer::new().type_(AxisPointerType::Line).line_style(hairline().color(color(&palette.quiet)));
    let tooltip = Tooltip::new()
        .trigger(Trigger::Axis)
        .axis_pointer(pointer)
        .background_color(color(&palette.paper))
        .border_color(color(&palette.rule))
        .border_width(1);
    let text_style = TextStyle::new().color(color(&palette.ink)).font_size(13).font_family(palette.font.clone());
    let tooltip = has_points.then_some(TextTooltip { tooltip, render_mode: "richText", confine: true, text_style });
    let so_far = lines(points, zone, "so-far", |point| point.so_far, &palette.quiet, true);
    let last_hour = lines(points, zone, "last-hour", |point| point.last_hour, &palette.trouble, false);
    let series = so_far.into_iter().chain(last_hour).filter(|_| has_points).collect();
    CurveOptions {
        animation: false,
        use_utc: true,
        grid: Grid::new().left(0).right(0).top(ABOVE).bottom(BELOW),
        tooltip,
        x_axis,
        y_axis: ValueAxis { axis: y_axis, axis_label: y_label },
        series,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::ZoneChange;
    use downboard_core::time::Offset;
    use downboard_estimate::{EstimateGrade, FigureUnit, Input, NotEstimated, Range};
    use serde_json::{Value, json};

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a small number")
    }

    fn palette() -> Palette {
        let word = |word: &str| word.to_owned();
        Palette {
            paper: word("#fff"),
            ink: word("#000"),
            quiet: word("#777"),
            rule: word("#ddd"),
            trouble: word("#c00"),
            font: word("sans-serif"),
        }
    }

    fn options(points: &[Point]) -> Value {
        let period = Period { from: at(0), to: at(7_200) };
        let options = curve_options(points, period, &Zone::fixed(Offset::constant(9), "KST"), &palette());
        serde_json::to_value(options).expect("JSON")
    }

    #[test]
    fn the_axis_of_time_marks_whole_days_of_clocks_that_are_changed() {
        let change = ZoneChange { at: at(3_600), utc_offset: Offset::constant(8), label: String::new() };
        let zone = Zone { changes: vec![change], ..Zone::fixed(Offset::constant(9), "KST") };
        let hours = [0, 3_600, 5_400, 7_200, 10_800].map(|second| x_axis_millis(at(second), &zone) / 3_600_000.0);
        let expected: [f64; 5] = [9.0, 10.0, 10.0, 10.0, 11.0];
        assert_eq!(hours.map(f64::to_bits), expected.map(f64::to_bits));
    }

    #[test]
    fn without_points_only_the_axis_of_time_is_drawn() {
        let options = options(&[]);
        assert_eq!((&options["series"], &options["yAxis"]["show"]), (&json!([]), &json!(false)));
        assert_eq!(options["xAxis"]["max"], json!(39_600_000.0), "in the time of the board's clocks");
        assert_eq!(options.get("tooltip"), None);
    }

    #[test]
    fn a_range_is_a_band_on_its_lower_end_and_what_is_not_estimated_is_a_gap() {
        let (unit, grade, dominated_by) = (FigureUnit::People, EstimateGrade::C, Input::Audience);
        let known = Figure::Estimated(Range { p5: 10, p50: 20, p95: 40, unit, grade, dominated_by });
        let unknown = Figure::NotEstimated { not_estimated: NotEstimated::StatusUnknown };
        let points = [
            Point { at: at(0), last_hour: known, so_far: known },
            Point { at: at(3_600), last_hour: unknown, so_far: known },
        ];
        let options = options(&points);
        let [from, to] = [32_400_000.0, 36_000_000.0];
        for (id, first, second) in [
            ("so-far-low", json!(10.0), json!(10.0)),
            ("so-far-band", json!(30.0), json!(30.0)),
            ("last-hour-low", json!(10.0), json!("-")),
            ("last-hour-band", json!(30.0), json!("-")),
            ("last-hour-median", json!(20.0), json!("-")),
        ] {
            let series = options["series"].as_array().expect("series").iter().find(|series| series["id"] == id);
            let data = &series.unwrap_or_else(|| panic!("no {id}"))["data"];
            assert_eq!(data, &json!([[from, first], [to, second]]), "in the time of the board's clocks: {id}");
        }
        assert_eq!((&options["animation"], &options["useUTC"]), (&json!(false), &json!(true)));
    }
}
