return {
  name = "hungry",
  media_type = "text/plain",
  extension = "txt",
  summary = "takes all memory",
  kinds = "result",
  render = function(doc, out)
    local t = {}
    while true do t[#t + 1] = {} end
  end,
}
