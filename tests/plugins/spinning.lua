return {
  name = "spinning",
  media_type = "text/plain",
  extension = "txt",
  summary = "never done, whatever it catches",
  kinds = "result",
  render = function(doc, out)
    out:write("begun")
    while true do pcall(function() while true do end end) end
  end,
}
