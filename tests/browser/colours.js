// The colours, as three numbers each, in which a chart's larger marks and the words of its axes are painted on the screen.
(chart) => {
  const svg = chart.querySelector("svg.marks");
  const solid = (element) => {
    for (let each = element; each !== svg; each = each.parentElement) {
      const { opacity } = getComputedStyle(each);
      if (Number(opacity) < 1) return false;
    }
    return true;
  };
  const found = new Set();
  const note = (colour, alpha) => {
    const numbers = colour.match(/^rgba?\(([^)]+)\)$/)?.[1].split(",").map(Number);
    if (numbers && (numbers[3] ?? 1) === 1 && Number(alpha) === 1) found.add(numbers.slice(0, 3).join());
  };
  const large = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return Math.max(width, height) > 60;
  };
  svg.querySelectorAll(".role-mark :is(path, rect, line)").forEach((mark) => {
    if (!large(mark) || !solid(mark)) return;
    const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth } = getComputedStyle(mark);
    note(fill, fillOpacity);
    if (parseFloat(strokeWidth) >= 2) note(stroke, strokeOpacity);
  });
  const label = [...svg.querySelectorAll(".role-axis-label text")].find(solid);
  if (label) note(getComputedStyle(label).fill, 1);
  return [...found].map((colour) => colour.split(",").map(Number));
}
