// The serious and critical violations that axe finds, one sentence for each element; axe has to be there.
async () => {
  // Streamlit's own furniture, which no page can change: [rule, where].
  const KNOWN = [
    ["list", "[data-testid=stSidebarNavItems]"], // sections of the navigation are divs in its list
    ["listitem", "[data-testid=stSidebarNavItems]"],
    ["color-contrast", "[data-testid=stCode] .token"], // colours of code in light mode, out of reach of the theme
  ];
  const known = (rule, node) =>
    KNOWN.some(([name, where]) => name === rule && document.querySelector(node.target[0])?.closest(where));
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, impact, nodes }) =>
      nodes
        .filter((node) => !known(id, node))
        .map((node) => `${id} (${impact}) at ${node.target.join(" ")}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 260)}`));
}
