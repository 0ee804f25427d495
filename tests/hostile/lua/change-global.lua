-- script/failed
  subject = function() return "goed" end
