-- script/(failed|too-)
  while true do string.format("%99999d", 1) end
