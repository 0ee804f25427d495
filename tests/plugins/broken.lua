return {
  name = "broken",
  render = function(doc, out)
}
