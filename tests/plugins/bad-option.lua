return {
  name = "bad-option",
  media_type = "text/plain",
  extension = "txt",
  summary = "an option of a kind that is none",
  kinds = "result",
  options = {{name = "a", help = "b", kind = "number"}},
  render = function(doc, out) out:write("x") end,
}
