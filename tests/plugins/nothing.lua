return {
  name = "nothing-lua",
  media_type = "text/plain",
  extension = "txt",
  summary = "writes nothing",
  kinds = "result",
  render = function(doc, out) end,
}
