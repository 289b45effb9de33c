func.func @softmax(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %max = tnp.amax %x axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %centred = tnp.subtract %x, %max : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  %exp = tnp.exp %centred : tensor<?x?xf32>
  %sum = tnp.sum %exp axes = [1] keepdims = true : (tensor<?x?xf32>) -> tensor<?x1xf32>
  %y = tnp.divide %exp, %sum : (tensor<?x?xf32>, tensor<?x1xf32>) -> tensor<?x?xf32>
  return %y : tensor<?x?xf32>
}
