"""What every chart is made of: panels, sliders, legends, colours, and data on the way to the browser."""
