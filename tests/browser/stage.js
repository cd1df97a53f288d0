// Where things stand on the stage of the open scene, in pixels of the window; null where there is none.
() => {
  const stage = document.querySelector("[class*='st-key-stage-']");
  const main = document.querySelector("[data-testid=stMain]");
  if (!stage) return null;
  const ends = (element) => {
    const { top, bottom, height } = element.getBoundingClientRect();
    return { top, bottom, height };
  };
  const shown = (element) => element.getBoundingClientRect().height > 0;
  const CONTROLS = ["ButtonGroup", "Selectbox", "NumberInput", "Slider", "TextInput", "TextArea", "Button", "Checkbox", "Radio", "Popover"];
  const controls = [...stage.querySelectorAll(CONTROLS.map((name) => `[data-testid=st${name}]`).join())].filter(shown);
  const charts = [...stage.querySelectorAll("[data-testid=stVegaLiteChart]")].filter(shown);

  // The number that a label of an axis writes; NaN where it writes none.
  const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const value = (text) => {
    const plain = text.replace(/[−–]/g, "-").replace(/,/g, "").trim();
    const power = plain.match(/^(-?[\d.]+)?×?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/);
    if (!power) return plain.endsWith("%") ? Number(plain.slice(0, -1)) / 100 : plain ? Number(plain) : NaN;
    const exponent = [...power[2]].map((c) => (c === "⁻" ? "-" : SUPERSCRIPTS.indexOf(c))).join("");
    return Number(power[1] ?? 1) * 10 ** Number(exponent);
  };
  // The height of a panel, read off two labels of its y axis and the ends that the axis has for screen readers.
  const panel = (axis) => {
    const said = axis.getAttribute("aria-label") ?? axis.querySelector("[aria-label]")?.getAttribute("aria-label") ?? "";
    const [, kind, low, high] = said.match(/^Y-axis.* for an? (linear|log) scale with values from (\S+) to (\S+)$/) ?? [];
    if (!kind) return [];
    const scaled = kind === "log" ? Math.log10 : (v) => v;
    const labels = [...axis.querySelectorAll(".role-axis-label text")]
      .filter((label) => Number(label.getAttribute("opacity") ?? 1) > 0 && label.textContent);
    // On a linear axis, powers of ten are the labels of their exponents: see acts/charts/kit/powers.py.
    const exponents = kind === "linear" && labels.some((label) => /^10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/.test(label.textContent.trim()));
    const marks = labels
      .map((label) => ({
        at: label.getBoundingClientRect().y,
        value: (exponents ? Math.log10 : scaled)(value(label.textContent)),
      }))
      .filter((mark) => Number.isFinite(mark.value))
      .sort((a, b) => a.value - b.value);
    const [first, last] = [marks[0], marks.at(-1)];
    if (marks.length < 2 || first.value === last.value) return [];
    return [Math.abs(((last.at - first.at) / (last.value - first.value)) * (scaled(value(high)) - scaled(value(low))))];
  };
  return {
    stage: ends(stage),
    charts: charts.map((chart) => ({
      ...ends(chart),
      slider: !!chart.querySelector("input[type=range]"),
      panels: [...chart.querySelectorAll("svg.marks .role-axis")].flatMap(panel),
    })),
    control: controls.length ? ends(controls[0]) : null,
    length: main.scrollHeight,
    scrolled: main.scrollTop,
    sidebar: document.querySelector("[data-testid=stSidebar]")?.getBoundingClientRect().right > 200,
  };
}
