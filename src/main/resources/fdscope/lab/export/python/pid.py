# needs: asleep
