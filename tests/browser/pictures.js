// What is wrong with the pictures on the page: one sentence each.
() => {
  const inked = (canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((v, i) => i % 4 === 3 && v > 0);
  const visible = (mark) => {
    const { width, height } = mark.getBoundingClientRect();
    const { fill, stroke, opacity } = getComputedStyle(mark);
    return (width > 0 || height > 0) && opacity > 0 && (fill !== "none" || stroke !== "none");
  };
  const marks = (svg) => [...svg.querySelectorAll(".role-mark :is(path, rect, line, text, image)")];
  const drawn = (chart) =>
    [...chart.querySelectorAll("svg.marks")].some((svg) => marks(svg).some(visible)) ||
    [...chart.querySelectorAll("canvas.marks")].some(inked);

  const main = document.querySelector("[data-testid=stMain]");
  const wrong = [];
  main.querySelectorAll("[data-testid=stVegaLiteChart]").forEach((chart, i) => {
    const described = [chart, ...chart.querySelectorAll("[aria-label]")].some(
      (el) => el.getAttribute("role") === "graphics-document" && el.getAttribute("aria-label")?.trim());
    if (!drawn(chart)) wrong.push(`chart ${i + 1} is blank`);
    if (!described && !chart.getAttribute("aria-label")?.trim()) wrong.push(`chart ${i + 1} has no alternative text`);
  });
  main.querySelectorAll("[data-testid=stSkeleton]").forEach(() => wrong.push("something was never loaded"));
  main.querySelectorAll("img").forEach((image, i) => {
    if (!image.complete || !image.naturalWidth) wrong.push(`image ${i + 1} is not there`);
    if (!image.alt.trim()) wrong.push(`image ${i + 1} has no alternative text`);
  });
  return wrong;
}
